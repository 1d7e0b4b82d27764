package org.reissue.web.api;

import jakarta.servlet.ServletRequest;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.ModelAttributeMethodProcessor;

/**
 * Binds query parameters to records. Spring's own resolver inspects every annotation of every component by reflection
 * on each request, which took longer than the database query of a list; this resolver inspects a record type once. If a
 * value cannot be converted, Spring's resolver binds the parameters again and reports the errors.
 */
class RecordArgumentResolver extends ModelAttributeMethodProcessor {

    private final Map<Class<?>, RecordConstructor> constructors = new ConcurrentHashMap<>();

    RecordArgumentResolver() {
        super(true);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().isRecord();
    }

    @Override
    protected @Nullable Object createAttribute(
            String name, MethodParameter parameter, WebDataBinderFactory binders, NativeWebRequest request)
            throws Exception {
        RecordConstructor record = constructors.computeIfAbsent(parameter.getParameterType(), RecordConstructor::of);
        WebDataBinder binder = binders.createBinder(request, null, name);
        Object[] values = new Object[record.components().length];
        try {
            for (int nr = 0; nr < values.length; nr++) {
                MethodParameter component = record.components()[nr];
                String parameterName = component.getParameterName();
                String[] given = request.getParameterValues(parameterName);
                StrictParameters.requireExact(parameterName, component.getParameterType(), given);
                Object value = given != null && given.length == 1 ? given[0] : given;
                values[nr] = value == null
                        ? null
                        : binder.convertIfNecessary(value, component.getParameterType(), component);
            }
        } catch (TypeMismatchException leftToSpring) {
            return null;
        }
        return BeanUtils.instantiateClass(record.constructor(), values);
    }

    @Override
    protected void constructAttribute(WebDataBinder binder, NativeWebRequest request) {
        ((ServletRequestDataBinder) binder).construct(request.getNativeRequest(ServletRequest.class));
    }

    /** Records have no setters. */
    @Override
    protected void bindRequestParameters(WebDataBinder binder, NativeWebRequest request) {}

    /** The canonical constructor of a record type, and its parameters. */
    private record RecordConstructor(Constructor<?> constructor, MethodParameter[] components) {

        static RecordConstructor of(Class<?> type) {
            Constructor<?> constructor = BeanUtils.getResolvableConstructor(type);
            String[] names = BeanUtils.getParameterNames(constructor);
            MethodParameter[] components = new MethodParameter[names.length];
            Arrays.setAll(components, nr -> MethodParameter.forFieldAwareConstructor(constructor, nr, names[nr]));
            return new RecordConstructor(constructor, components);
        }
    }
}
