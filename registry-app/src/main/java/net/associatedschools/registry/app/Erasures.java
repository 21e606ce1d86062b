package net.associatedschools.registry.app;

import io.micronaut.core.annotation.Order;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.UUID;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.serving.BeforeServing;
import net.associatedschools.registry.app.serving.ErasedList;
import net.associatedschools.registry.app.serving.ServerOptions;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.person.PersonCommand.Erase;
import net.associatedschools.registry.person.RecordId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps erased what was erased, and forgets what nothing refers to. */
@Singleton
@Order(0)
class Erasures implements BeforeServing {
    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final Actor AT_START = new Actor("system", Role.OPERATOR, null);

    private final Registry registry;
    private final ErasedList list;

    Erasures(Registry registry, ErasedList list) {
        this.registry = registry;
        this.list = list;
    }

    /** What an older backup of the whole database brought back, log and all. */
    @Override
    public void prepare(ServerOptions options) {
        list.all().forEach(this::eraseAgain);
    }

    private void eraseAgain(RecordId record) {
        if (!registry.history(record.value(), Long.MAX_VALUE).isEmpty()) return;
        try {
            var receipt =
                    registry.submit(UUID.randomUUID(), new Erase(record, Statement.by(AT_START)));
            LOG.warn("{} was there again and is erased again", receipt.stream());
        } catch (NotInRegister notThere) {
            LOG.debug("{} is not there", record);
        }
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "24h")
    void sweep() {
        int swept = registry.sweep();
        if (swept > 0) LOG.info("{} records that nothing refers to are forgotten", swept);
    }
}
