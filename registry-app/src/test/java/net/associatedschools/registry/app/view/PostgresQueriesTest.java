package net.associatedschools.registry.app.view;

import java.io.IOException;
import net.associatedschools.registry.view.AdmissionStatisticsContract;
import net.associatedschools.registry.view.ApplicationsContract;
import net.associatedschools.registry.view.CountriesContract;
import net.associatedschools.registry.view.CourseContract;
import net.associatedschools.registry.view.DirectoryContract;
import net.associatedschools.registry.view.ExceptionsContract;
import net.associatedschools.registry.view.FiguresContract;
import net.associatedschools.registry.view.FlowContract;
import net.associatedschools.registry.view.SchoolsContract;
import net.associatedschools.registry.view.StatisticsContract;
import net.associatedschools.registry.view.ViewsUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The queries on PostgreSQL, held to the same contracts as in memory. */
class PostgresQueriesTest {
    @SuppressWarnings("NullAway.Init")
    private static ViewDatabase database;

    @BeforeAll
    static void start() throws IOException {
        database = new ViewDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @Nested
    class Directory extends DirectoryContract {
        @Override
        protected ViewsUnderTest views() {
            return database.underTest();
        }
    }

    @Nested
    class Statistics extends StatisticsContract {
        @Override
        protected ViewsUnderTest views() {
            return database.underTest();
        }
    }

    @Nested
    class Flow extends FlowContract {
        @Override
        protected ViewsUnderTest views() {
            return database.underTest();
        }
    }

    @Nested
    class Course extends CourseContract {
        @Override
        protected ViewsUnderTest views() {
            return database.underTest();
        }
    }

    @Nested
    class Schools extends SchoolsContract {
        @Override
        protected ViewsUnderTest views() {
            return database.underTest();
        }
    }

    @Nested
    class Applications extends ApplicationsContract {
        @Override
        protected ViewsUnderTest views() {
            return database.underTest();
        }
    }

    @Nested
    class AdmissionStatistics extends AdmissionStatisticsContract {
        @Override
        protected ViewsUnderTest views() {
            return database.underTest();
        }
    }

    @Nested
    class Countries extends CountriesContract {
        @Override
        protected ViewsUnderTest views() {
            return database.underTest();
        }
    }

    @Nested
    class Figures extends FiguresContract {
        @Override
        protected ViewsUnderTest views() {
            return database.underTest();
        }
    }

    @Nested
    class Exceptions extends ExceptionsContract {
        @Override
        protected ViewsUnderTest views() {
            return database.underTest();
        }
    }
}
