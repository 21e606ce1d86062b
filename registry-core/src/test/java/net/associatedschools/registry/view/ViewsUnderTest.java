package net.associatedschools.registry.view;

import java.util.List;
import java.util.concurrent.Executor;
import net.associatedschools.registry.view.application.AdmissionStatistics;
import net.associatedschools.registry.view.application.Applications.Admissions;
import net.associatedschools.registry.view.country.Countries.Situations;
import net.associatedschools.registry.view.exception.Exceptions.Noted;
import net.associatedschools.registry.view.figure.Figures.Told;
import net.associatedschools.registry.view.memory.MemoryViews;

/** Tables of some kind, empty when made: what every query has to answer alike on. */
public interface ViewsUnderTest {
    List<Projection<?>> projections(Streams streams);

    Snapshots<? extends Situations> members();

    Snapshots<? extends Admissions> admissions();

    Snapshots<? extends Told> figures();

    Snapshots<? extends Noted> exceptions();

    AdmissionStatistics admissionStatistics();

    /** Runs what one batch does. */
    Executor unit();

    /** The log's events so far, in batches of seven. */
    default void tell(SampleLog log) {
        log.tell(projections(log), 0, from -> 7, unit());
    }

    static ViewsUnderTest inMemory() {
        var views = new MemoryViews();
        return new ViewsUnderTest() {
            @Override
            public List<Projection<?>> projections(Streams streams) {
                return views.projections(streams);
            }

            @Override
            public Snapshots<? extends Situations> members() {
                return views.snapshots();
            }

            @Override
            public Snapshots<? extends Admissions> admissions() {
                return views.snapshots();
            }

            @Override
            public Snapshots<? extends Told> figures() {
                return views.snapshots();
            }

            @Override
            public Snapshots<? extends Noted> exceptions() {
                return views.snapshots();
            }

            @Override
            public AdmissionStatistics admissionStatistics() {
                return new AdmissionStatistics(views.snapshots());
            }

            @Override
            public Executor unit() {
                return Runnable::run;
            }
        };
    }
}
