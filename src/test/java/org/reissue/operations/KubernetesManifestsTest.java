package org.reissue.operations;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.operations.OperationsFiles.list;
import static org.reissue.operations.OperationsFiles.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests in {@code ops/kubernetes}, read as strictly as an API server reads them as far as they matter here. */
class KubernetesManifestsTest {

    private static final Path ROOT = Path.of("ops/kubernetes");
    private static final String BASE = "base";
    private static final String OVERLAY = "overlays/production";

    private static final Map<String, String> API_VERSIONS = Map.ofEntries(
            entry("Kustomization", "kustomize.config.k8s.io/v1beta1"),
            entry("Namespace", "v1"),
            entry("ServiceAccount", "v1"),
            entry("ConfigMap", "v1"),
            entry("Service", "v1"),
            entry("Deployment", "apps/v1"),
            entry("PodDisruptionBudget", "policy/v1"),
            entry("HorizontalPodAutoscaler", "autoscaling/v2"),
            entry("NetworkPolicy", "networking.k8s.io/v1"),
            entry("ServiceMonitor", "monitoring.coreos.com/v1"));

    private static final List<String> WITHOUT_CONTENT = List.of("Kustomization", "Namespace", "ServiceAccount");

    @ParameterizedTest
    @ValueSource(strings = {BASE, OVERLAY})
    void every_manifest_is_of_a_known_kind_and_named_and_no_secret(String directory) throws IOException {
        for (Path file : files(directory)) {
            assertThat(OperationsFiles.documents(file)).as(file.toString()).allSatisfy(manifest -> {
                String kind = (String) manifest.get("kind");
                assertThat(API_VERSIONS).containsEntry(kind, (String) manifest.get("apiVersion"));
                if (!kind.equals("Kustomization")) {
                    assertThat(map(manifest.get("metadata")).get("name").toString())
                            .startsWith("reissue");
                }
                if (!WITHOUT_CONTENT.contains(kind)) {
                    assertThat(manifest.keySet()).containsAnyOf("spec", "data");
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, OVERLAY})
    void the_kustomization_lists_every_file(String directory) throws IOException {
        Map<String, Object> kustomization = kustomization(directory);
        List<String> listed = new ArrayList<>(List.of("kustomization.yaml"));
        list(kustomization.get("resources")).stream()
                .map(Object::toString)
                .filter(name -> name.endsWith(".yaml"))
                .forEach(listed::add);
        list(kustomization.getOrDefault("patches", List.of()))
                .forEach(patch -> listed.add(map(patch).get("path").toString()));

        assertThat(files(directory).stream().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void the_pod_is_locked_down_as_the_restricted_standard_demands() throws IOException {
        Map<String, Object> pod = pod(BASE);
        assertThat(map(pod.get("securityContext")))
                .containsEntry("runAsNonRoot", true)
                .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
        assertThat(dockerfile())
                .contains("USER " + map(pod.get("securityContext")).get("runAsUser") + ":");
        assertThat(pod).containsEntry("automountServiceAccountToken", false).containsKey("topologySpreadConstraints");
        assertThat(containers(pod)).hasSize(2).allSatisfy(container -> {
            assertThat(map(container.get("securityContext")))
                    .isEqualTo(Map.of(
                            "allowPrivilegeEscalation",
                            false,
                            "readOnlyRootFilesystem",
                            true,
                            "capabilities",
                            Map.of("drop", List.of("ALL"))));
            assertThat(list(container.get("volumeMounts"))).contains(Map.of("name", "tmp", "mountPath", "/tmp"));
            assertThat(map(map(container.get("resources")).get("requests"))).containsKeys("cpu", "memory");
        });
    }

    @Test
    void ports_are_those_of_the_image_and_probes_ask_the_management_port() throws IOException {
        Map<String, Object> service = containers(pod(BASE)).get(1);
        Map<String, String> exposed = Map.of("http", "8080", "management", "8081");
        assertThat(dockerfile()).contains("EXPOSE 8080 8081", "MANAGEMENT_SERVER_PORT=8081");
        assertThat(list(service.get("ports")))
                .allSatisfy(port -> assertThat(exposed)
                        .containsEntry(
                                map(port).get("name").toString(),
                                map(port).get("containerPort").toString()));
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            Map<String, Object> asked = map(map(service.get(probe)).get("httpGet"));
            assertThat(asked).containsEntry("port", "management");
            assertThat(asked.get("path").toString()).startsWith("/actuator/health/");
        }
        assertThat(Files.readString(ROOT.resolve("base/service-monitor.yaml"))).contains("port: management");
    }

    @Test
    void the_owner_of_the_schema_migrates_and_the_service_never_sees_its_password() throws IOException {
        List<Map<String, Object>> containers = containers(pod(BASE));
        assertThat(environment(containers.get(0)))
                .containsKeys("SPRING_FLYWAY_USER", "SPRING_FLYWAY_PASSWORD")
                .as("beside the instances, whose connections are reckoned")
                .containsEntry("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "2")
                .hasEntrySatisfying(
                        "JAVA_TOOL_OPTIONS",
                        options -> assertThat(options.toString()).contains("spring.context.exit=onRefresh"));
        assertThat(environment(containers.get(1)))
                .containsEntry("SPRING_FLYWAY_ENABLED", "false")
                .doesNotContainKeys("SPRING_FLYWAY_USER", "SPRING_FLYWAY_PASSWORD");
        assertThat(Files.readString(ROOT.resolve("base/deployment.yaml")))
                .doesNotContainPattern(Pattern.compile("(?i)password\\s*\\n\\s*value:"));
    }

    /** The driver finds no authority by itself, and does not start with a URL that demands one. */
    @ParameterizedTest
    @ValueSource(strings = {BASE, OVERLAY})
    void where_the_databases_certificate_is_verified_each_container_has_its_authority(String directory)
            throws IOException {
        String url = settings(directory).get("SPRING_DATASOURCE_URL");
        assertThat(url.contains("sslmode=verify-full")).isEqualTo(directory.equals(OVERLAY));
        Matcher authority = Pattern.compile("sslrootcert=([^&]+)/[^&/]+").matcher(url);
        if (url.contains("sslmode=verify-") && !url.contains("sslfactory=")) {
            assertThat(authority.find()).isTrue();
            assertThat(containers(pod(directory)))
                    .hasSize(2)
                    .allSatisfy(container -> assertThat(list(container.get("volumeMounts")))
                            .anySatisfy(
                                    mount -> assertThat(map(mount)).containsEntry("mountPath", authority.group(1))));
        }
    }

    @Test
    void the_job_that_encrypts_anew_is_an_instance_that_nobody_calls() throws IOException {
        Map<String, Object> job =
                OperationsFiles.documents(ROOT.resolve("reencrypt-job.yaml")).get(0);
        assertThat(job).containsEntry("apiVersion", "batch/v1").containsEntry("kind", "Job");
        Map<String, Object> template = map(map(job.get("spec")).get("template"));
        Map<String, Object> pod = map(template.get("spec"));
        Map<String, Object> container = map(list(pod.get("containers")).get(0));
        Map<String, Object> service = containers(pod(BASE)).get(1);

        assertThat(list(container.get("args")))
                .containsExactly("--reissue.privacy.reencrypt=true", "--server.port=-1", "--management.server.port=-1");
        assertThat(pod).containsEntry("restartPolicy", "Never");
        for (String same : List.of("serviceAccountName", "automountServiceAccountToken", "securityContext")) {
            assertThat(pod.get(same)).isEqualTo(pod(BASE).get(same));
        }
        for (String same : List.of("env", "envFrom", "securityContext")) {
            assertThat(container.get(same)).isEqualTo(service.get(same));
        }
        Map<String, Object> image =
                map(list(kustomization(OVERLAY).get("images")).get(0));
        assertThat(container.get("image")).isEqualTo(image.get("newName") + ":" + image.get("newTag"));
        List<Object> volumes = new ArrayList<>(list(pod(BASE).get("volumes")));
        volumes.addAll(list(pod(OVERLAY).get("volumes")));
        assertThat(list(pod.get("volumes"))).isEqualTo(volumes);
        List<Object> mounts = new ArrayList<>(list(service.get("volumeMounts")));
        mounts.addAll(list(containers(pod(OVERLAY)).get(1).get("volumeMounts")));
        assertThat(list(container.get("volumeMounts"))).isEqualTo(mounts);
        assertThat(map(map(template.get("metadata")).get("labels")))
                .as("the service's label would bring calls here")
                .containsEntry("app.kubernetes.io/name", "reissue-reencrypt");
    }

    private static Map<String, String> settings(String directory) throws IOException {
        return OperationsFiles.texts(
                OperationsFiles.documents(ROOT.resolve(directory).resolve("config-map.yaml"))
                        .get(0)
                        .get("data"));
    }

    private static Map<String, Object> pod(String directory) throws IOException {
        Map<String, Object> deployment = OperationsFiles.documents(
                        ROOT.resolve(directory).resolve("deployment.yaml"))
                .get(0);
        return map(map(map(deployment.get("spec")).get("template")).get("spec"));
    }

    /** The init container, then the service. */
    private static List<Map<String, Object>> containers(Map<String, Object> pod) {
        return Stream.of("initContainers", "containers")
                .flatMap(containers -> list(pod.get(containers)).stream())
                .map(OperationsFiles::map)
                .toList();
    }

    private static Map<String, Object> environment(Map<String, Object> container) {
        Map<String, Object> variables = new HashMap<>();
        for (Object variable : list(container.get("env"))) {
            Map<String, Object> each = map(variable);
            variables.put(each.get("name").toString(), each.getOrDefault("value", "from a secret"));
        }
        return variables;
    }

    private static String dockerfile() throws IOException {
        return Files.readString(Path.of("image/Dockerfile"));
    }

    private static Map<String, Object> kustomization(String directory) throws IOException {
        return OperationsFiles.documents(ROOT.resolve(directory).resolve("kustomization.yaml"))
                .get(0);
    }

    private static List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
            return files.toList();
        }
    }
}
