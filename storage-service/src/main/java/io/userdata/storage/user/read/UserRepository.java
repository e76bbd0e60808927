package io.userdata.storage.user.read;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** Reads users as entities; nothing is written by it. */
interface UserRepository extends Repository<UserEntity, UUID>, JpaSpecificationExecutor<UserEntity> {}
