package io.userdata.starter.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Brings {@link ProblemHandler} into every service. */
@AutoConfiguration
@Import(ProblemHandler.class)
public class ProblemAutoConfiguration {}
