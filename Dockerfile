FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
# the cache outlives the build, so that the next one fetches only what is new
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -Dmaven.test.skip=true package
RUN java -Djarmode=tools -jar target/reissue-*.jar extract --layers --application-filename reissue.jar --destination /layers

FROM eclipse-temurin:25-jre AS service
WORKDIR /reissue
# what changes seldom comes first
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./

# a start and a minute of calls on a real database, with the JVM and the jars of the image: the AOT cache serves those
# alone. Who calls is started from source, and so needs the whole JDK
FROM postgres:18 AS training
COPY --from=service /opt/java/openjdk /opt/java/openjdk
COPY --from=service --chown=postgres /reissue /reissue
COPY --from=build /opt/java/openjdk /opt/java/jdk
COPY start/Training.java /start/
USER postgres
ENV JAVA_HOME=/opt/java/openjdk
RUN initdb -D /tmp/data -A trust -E UTF8 \
    && pg_ctl -D /tmp/data -o '-k /tmp' -w start \
    && /opt/java/jdk/bin/java /start/Training.java /reissue jdbc:postgresql://127.0.0.1/postgres postgres \
    && pg_ctl -D /tmp/data -m fast stop

FROM service
COPY --from=training /reissue/reissue.aot ./
# a number, so that platforms which forbid root can tell; it owns nothing and writes to /tmp only
USER 10001:10001
# the heap follows the container's memory; without memory the service ends, and is started anew, instead of limping on
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
# no HEALTHCHECK: whoever runs the container asks /actuator/health/liveness and /actuator/health/readiness
# compact object headers belong to the cache, so they stand here and not among the options above (decision 0090);
# a cache that does not fit is an error in the log and a slower start; its warnings concern nobody
ENTRYPOINT ["java", "-XX:+UseCompactObjectHeaders", "-XX:AOTCache=reissue.aot", "-Xlog:aot=error,aot+codecache+stubs=error", "-jar", "reissue.jar"]
