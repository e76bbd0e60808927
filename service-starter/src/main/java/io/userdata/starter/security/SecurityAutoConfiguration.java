package io.userdata.starter.security;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** Every endpoint but health and info asks who the caller is; what changes something asks for an operator. */
@AutoConfiguration
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityAutoConfiguration {
    private static final String[] PUBLIC = {"/actuator/health/**", "/actuator/info"};

    @Bean
    AuthenticationManager authenticationManager(SecurityProperties properties) {
        return new ProviderManager(new TokenAuthenticationProvider(properties));
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, AuthenticationManager manager, SecurityProperties properties) {
        AccessProblemHandler problems = new AccessProblemHandler();
        return http.authenticationManager(manager)
                .csrf(AbstractHttpConfigurer::disable) // no session; CrossSiteFilter guards remembered credentials
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(bearer(manager, problems), BasicAuthenticationFilter.class)
                .addFilterBefore(
                        new CrossSiteFilter(problems, new SameOrigin(properties.hosts())), AuthorizationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(PUBLIC)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET)
                                .hasAnyRole("VIEWER", "OPERATOR")
                                .requestMatchers(HttpMethod.HEAD)
                                .hasAnyRole("VIEWER", "OPERATOR")
                                .anyRequest()
                                .hasRole("OPERATOR"))
                .build();
    }

    private static AuthenticationFilter bearer(AuthenticationManager manager, AccessProblemHandler problems) {
        AuthenticationFilter filter = new AuthenticationFilter(manager, new BearerConverter());
        filter.setSuccessHandler((request, response, authentication) -> {});
        filter.setFailureHandler(problems::commence);
        return filter;
    }
}
