package net.associatedschools.registry.app.view;

import java.time.Duration;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.contract.EventSerializer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;

/** Where it is kept how far each view has come, beside its rows. */
public final class ViewTokens {
    /** An owner that died is taken for dead after this; one of the same name at once. */
    private static final Duration CLAIM = Duration.ofSeconds(5);

    private ViewTokens() {}

    /**
     * On the views' own transactions.
     *
     * @param alone whether nobody else works on that database
     */
    public static TokenStore of(ViewTransactions transactions, boolean alone) {
        var store =
                JdbcTokenStore.builder()
                        .connectionProvider(transactions)
                        .serializer(new EventSerializer(EventJson.current()))
                        .schema(
                                TokenSchema.builder()
                                        .setTokenTable("view_token")
                                        .setProcessorNameColumn("view")
                                        .setTokenTypeColumn("token_type")
                                        .build())
                        .claimTimeout(CLAIM);
        // Whoever holds a data directory is alone with its database: what the one before it left
        // behind needs no waiting for.
        if (alone) store.nodeId("embedded");
        return store.build();
    }

    /** For a view that was filled up to that position by other means. */
    public static void begin(TokenStore tokens, String view, long position) {
        tokens.initializeTokenSegments(view, 1, new GlobalSequenceTrackingToken(position));
    }
}
