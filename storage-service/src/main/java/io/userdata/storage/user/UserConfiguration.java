package io.userdata.storage.user;

import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Lets {@link UserRepository} take its guarded upsert from {@link GuardedUpsertStatement}. */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(repositoryImplementationPostfix = "Statement")
class UserConfiguration {}
