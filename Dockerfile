FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
# the cache outlives the build, so that the next one fetches only what is new
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -Dmaven.test.skip=true package
RUN java -Djarmode=tools -jar target/reissue-*.jar extract --layers --application-filename reissue.jar --destination /layers

FROM eclipse-temurin:25-jre
WORKDIR /reissue
# what changes seldom comes first: a new version then ships the last layer alone
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# a number, so that platforms which forbid root can tell; it owns nothing and writes to /tmp only
USER 10001:10001
# the heap follows the container's memory; without memory the service ends, and is started anew, instead of limping on
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
# no HEALTHCHECK: whoever runs the container asks /actuator/health/liveness and /actuator/health/readiness
ENTRYPOINT ["java", "-jar", "reissue.jar"]
