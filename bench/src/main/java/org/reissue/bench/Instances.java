package org.reissue.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several instances of the service on one database. */
final class Instances implements AutoCloseable {

    private final List<ServiceProcess> all = new ArrayList<>();

    static Instances start(BenchContext bench, Database database, int count, int heapMiB, Map<String, String> settings)
            throws Exception {
        Instances instances = new Instances();
        try {
            for (int i = 0; i < count; i++) {
                instances.all.add(bench.start(database, heapMiB, settings));
            }
        } catch (Exception failure) {
            instances.close();
            throw failure;
        }
        return instances;
    }

    List<ServiceProcess> all() {
        return all;
    }

    List<String> urls() {
        return all.stream().map(ServiceProcess::url).toList();
    }

    double peakResidentMiB() throws Exception {
        double most = 0;
        for (ServiceProcess instance : all) {
            most = Math.max(most, instance.peakResidentMiB());
        }
        return most;
    }

    @Override
    public void close() throws InterruptedException {
        for (ServiceProcess instance : all) {
            instance.close();
        }
    }
}
