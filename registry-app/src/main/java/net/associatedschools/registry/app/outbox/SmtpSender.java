package net.associatedschools.registry.app.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.Properties;

/**
 * Hands letters to a mail server: {@code smtp://} takes TLS where the server offers it, {@code
 * smtps://} speaks nothing else.
 */
final class SmtpSender implements Sender {
    private static final int WAIT_MILLIS = 20_000;

    private final URI way;
    private final String from;
    private final Session session;

    SmtpSender(URI way, String from) {
        this.way = way;
        this.from = from;
        var protocol = way.getScheme();
        var properties = new Properties();
        properties.put("mail.transport.protocol", protocol);
        var prefix = "mail." + protocol + ".";
        properties.put(prefix + "host", way.getHost());
        if (way.getPort() > 0) properties.put(prefix + "port", Integer.toString(way.getPort()));
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put(prefix + wait, Integer.toString(WAIT_MILLIS));
        }
        var user = way.getUserInfo();
        if (user != null) properties.put(prefix + "auth", "true");
        session = Session.getInstance(properties, user == null ? null : login(user));
    }

    private static Authenticator login(String user) {
        int colon = user.indexOf(':');
        var name = colon < 0 ? user : user.substring(0, colon);
        var password = colon < 0 ? "" : user.substring(colon + 1);
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(name, password);
            }
        };
    }

    @Override
    public void send(Letter letter) throws IOException {
        try {
            var mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(from, true));
            mail.setRecipient(RecipientType.TO, new InternetAddress(letter.address(), true));
            mail.setSubject(letter.subject(), UTF_8.name());
            mail.setText(letter.body(), UTF_8.name());
            mail.setHeader("Auto-Submitted", "auto-generated");
            Transport.send(mail);
        } catch (MessagingException failed) {
            // Its words may name the address: the class is what a program's log may say.
            throw new IOException(failed.getClass().getSimpleName());
        }
    }

    @Override
    public String name() {
        return way.getScheme() + "://" + way.getHost();
    }
}
