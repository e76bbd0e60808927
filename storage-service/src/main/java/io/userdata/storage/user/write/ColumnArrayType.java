package io.userdata.storage.user.write;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.type.BindableType;
import org.hibernate.type.CustomType;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.usertype.UserType;
import org.jspecify.annotations.Nullable;

/** Hands a {@link ColumnArray} to the driver as it is; Hibernate would serialize it. */
final class ColumnArrayType implements UserType<ColumnArray> {
    private static final UserType<ColumnArray> INSTANCE = new ColumnArrayType();

    private ColumnArrayType() {}

    static BindableType<ColumnArray> in(Session session) {
        var factory = session.getSessionFactory().unwrap(SessionFactoryImplementor.class);
        return new CustomType<>(INSTANCE, factory.getTypeConfiguration());
    }

    @Override
    public int getSqlType() {
        return Types.OTHER;
    }

    @Override
    public Class<ColumnArray> returnedClass() {
        return ColumnArray.class;
    }

    @Override
    public void nullSafeSet(
            PreparedStatement statement, @Nullable ColumnArray value, int position, WrapperOptions options)
            throws SQLException {
        statement.setObject(position, Objects.requireNonNull(value));
    }

    @Override
    public ColumnArray nullSafeGet(ResultSet rows, int position, WrapperOptions options) {
        throw new UnsupportedOperationException("only sent, never received");
    }

    @Override
    public ColumnArray deepCopy(ColumnArray value) {
        return value;
    }

    @Override
    public boolean isMutable() {
        return false;
    }
}
