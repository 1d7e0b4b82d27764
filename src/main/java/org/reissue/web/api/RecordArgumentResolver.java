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
 * Makes records of query parameters. Spring does it as well, but asks reflection for every annotation of every
 * component each time, which cost a list more than the database did; here it is asked once. Where a value cannot be
 * converted, Spring goes through all of them again and says what is wrong.
 */
class RecordArgumentResolver extends ModelAttributeMethodProcessor {

    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

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
        Shape shape = shapes.computeIfAbsent(parameter.getParameterType(), Shape::of);
        WebDataBinder binder = binders.createBinder(request, null, name);
        Object[] values = new Object[shape.components().length];
        try {
            for (int nr = 0; nr < values.length; nr++) {
                MethodParameter component = shape.components()[nr];
                String[] given = request.getParameterValues(component.getParameterName());
                Object value = given != null && given.length == 1 ? given[0] : given;
                values[nr] = value == null
                        ? null
                        : binder.convertIfNecessary(value, component.getParameterType(), component);
            }
        } catch (TypeMismatchException left) {
            return null;
        }
        return BeanUtils.instantiateClass(shape.constructor(), values);
    }

    @Override
    protected void constructAttribute(WebDataBinder binder, NativeWebRequest request) {
        ((ServletRequestDataBinder) binder).construct(request.getNativeRequest(ServletRequest.class));
    }

    /** A record has nothing to be set afterwards. */
    @Override
    protected void bindRequestParameters(WebDataBinder binder, NativeWebRequest request) {}

    /** How to make a record of one type. */
    private record Shape(Constructor<?> constructor, MethodParameter[] components) {

        static Shape of(Class<?> type) {
            Constructor<?> constructor = BeanUtils.getResolvableConstructor(type);
            String[] names = BeanUtils.getParameterNames(constructor);
            MethodParameter[] components = new MethodParameter[names.length];
            Arrays.setAll(components, nr -> MethodParameter.forFieldAwareConstructor(constructor, nr, names[nr]));
            return new Shape(constructor, components);
        }
    }
}
