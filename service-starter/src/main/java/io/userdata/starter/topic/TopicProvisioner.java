package io.userdata.starter.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that are missing and checks the others, in the background and for as long as it takes: a service
 * starts without its broker, says so in its health, and goes on when the broker is there.
 */
public final class TopicProvisioner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ANSWER_SECONDS = 10;

    private final KafkaProperties kafka;
    private final TopicPlan plan;
    private final ApplicationEventPublisher events;
    private volatile String problem = "the topics have not been looked at yet";
    private volatile @Nullable TopicsReadyEvent ready;
    private volatile @Nullable Thread thread;

    TopicProvisioner(KafkaProperties kafka, TopicProperties properties, ApplicationEventPublisher events) {
        this.kafka = kafka;
        this.plan = new TopicPlan(properties);
        this.events = events;
    }

    /** What {@link TopicsReadyEvent} said; null until then. */
    public @Nullable TopicsReadyEvent ready() {
        return ready;
    }

    /** Why the topics cannot be used yet, in one sentence. */
    public String problem() {
        return problem;
    }

    @Override
    public void start() {
        Thread worker = new Thread(this::provision, "topics");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    @Override
    public void stop() {
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void provision() {
        try {
            TopicsReadyEvent done = attempt();
            while (done == null) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                done = attempt();
            }
            ready = done;
            LOG.atInfo()
                    .addKeyValue("partitions", done.partitions())
                    .addKeyValue("runPartitions", done.runPartitions())
                    .log("topics are ready");
            events.publishEvent(done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable TopicsReadyEvent attempt() throws InterruptedException {
        try (Admin admin = Admin.create(client())) {
            create(admin);
            return plan.check(
                    admin.describeTopics(plan.names()).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS),
                    configs(admin));
        } catch (UnusableTopicException e) {
            tell(e.getMessage());
        } catch (ExecutionException e) {
            tell(address() + (isSilence(e) ? " does not answer" : " refused: " + e.getCause()));
        } catch (java.util.concurrent.TimeoutException | KafkaException e) {
            tell(address() + " does not answer");
        }
        return null;
    }

    private String address() {
        return "Kafka at " + kafka.bootstrapServers();
    }

    private static boolean isSilence(ExecutionException error) {
        return error.getCause() instanceof RetriableException;
    }

    private Map<String, Object> client() {
        Map<String, Object> client = kafka.client();
        client.putIfAbsent("default.api.timeout.ms", ANSWER_SECONDS * 1000);
        client.putIfAbsent("request.timeout.ms", ANSWER_SECONDS * 1000 / 2);
        return client;
    }

    private void create(Admin admin)
            throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
        List<NewTopic> missing = plan.missing(admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS));
        try {
            admin.createTopics(missing).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private Map<String, Config> configs(Admin admin)
            throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
        List<ConfigResource> resources = plan.names().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        return configs.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        config -> config.getKey().name(), Map.Entry::getValue));
    }

    private void tell(@Nullable String now) {
        String text = String.valueOf(now);
        if (!text.equals(problem)) {
            LOG.atWarn().addKeyValue("problem", text).log("topics are not ready");
        }
        problem = text;
    }
}
