package net.associatedschools.registry.store.contract;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;

/** Turns a case around that an engine says to differ in: it has to fail. */
final class Differences implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> context,
            ExtensionContext extension)
            throws Throwable {
        var suite = (EventStorageEngineContract) extension.getRequiredTestInstance();
        var name = context.getExecutable().getName();
        var instead = suite.differences().get(name);
        if (instead == null) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (Exception | AssertionError asSaid) {
            return;
        }
        throw new AssertionFailedError(
                name
                        + " is said to differ ("
                        + instead
                        + "), and it doesn't: take it off the list");
    }
}
