package io.userdata.events.user;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a function that reads a component of a public record as fast as a call of its accessor: reflection, and a method
 * handle that is no constant, cost several times that, above all where only C1 compiles.
 */
public final class RecordAccessor {
    private static final MethodType FUNCTION = MethodType.methodType(Function.class);
    private static final MethodType OBJECT_TO_OBJECT = MethodType.methodType(Object.class, Object.class);

    private RecordAccessor() {}

    /** Returns the function from a record to the value of its component; it may return null. */
    @SuppressWarnings("unchecked")
    public static Function<Object, @Nullable Object> of(RecordComponent component) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            MethodHandle handle = lookup.unreflect(component.getAccessor());
            MethodType type = handle.type().changeReturnType(Object.class);
            return (Function<Object, @Nullable Object>)
                    LambdaMetafactory.metafactory(lookup, "apply", FUNCTION, OBJECT_TO_OBJECT, handle, type)
                            .getTarget()
                            .invoke();
        } catch (Throwable e) { // what a method handle declares
            throw new IllegalStateException("there is no way to read " + component, e);
        }
    }
}
