package net.associatedschools.registry.view;

import org.junit.jupiter.api.Nested;

/** The queries on tables in memory. */
class MemoryQueriesTest {
    @Nested
    class Directory extends DirectoryContract {
        @Override
        protected ViewsUnderTest views() {
            return ViewsUnderTest.inMemory();
        }
    }

    @Nested
    class Statistics extends StatisticsContract {
        @Override
        protected ViewsUnderTest views() {
            return ViewsUnderTest.inMemory();
        }
    }

    @Nested
    class Flow extends FlowContract {
        @Override
        protected ViewsUnderTest views() {
            return ViewsUnderTest.inMemory();
        }
    }

    @Nested
    class Course extends CourseContract {
        @Override
        protected ViewsUnderTest views() {
            return ViewsUnderTest.inMemory();
        }
    }

    @Nested
    class Schools extends SchoolsContract {
        @Override
        protected ViewsUnderTest views() {
            return ViewsUnderTest.inMemory();
        }
    }

    @Nested
    class Applications extends ApplicationsContract {
        @Override
        protected ViewsUnderTest views() {
            return ViewsUnderTest.inMemory();
        }
    }

    @Nested
    class AdmissionStatistics extends AdmissionStatisticsContract {
        @Override
        protected ViewsUnderTest views() {
            return ViewsUnderTest.inMemory();
        }
    }

    @Nested
    class Countries extends CountriesContract {
        @Override
        protected ViewsUnderTest views() {
            return ViewsUnderTest.inMemory();
        }
    }

    @Nested
    class Figures extends FiguresContract {
        @Override
        protected ViewsUnderTest views() {
            return ViewsUnderTest.inMemory();
        }
    }

    @Nested
    class Exceptions extends ExceptionsContract {
        @Override
        protected ViewsUnderTest views() {
            return ViewsUnderTest.inMemory();
        }
    }
}
