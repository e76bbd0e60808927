package io.userdata.storage.user;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** The users, read as entities and written by the guarded upsert only. */
interface UserRepository extends Repository<UserEntity, UUID>, JpaSpecificationExecutor<UserEntity>, GuardedUpsert {}
