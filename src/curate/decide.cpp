#include "curate/decide.h"

namespace tidings {

Result<Curation> decide(Curation before, Choice choice) {
    if (before == Curation::withdrawn && choice != Choice::withdraw)
        return Error{Code::refused, "The story was withdrawn, which is for good",
                     "Its readers were told; a new item makes a new story."};
    switch (choice) {
        case Choice::approve:
            return Curation::approved;
        case Choice::reject:
            return Curation::rejected;
        case Choice::hold:
            return Curation::held;
        case Choice::withdraw:
            return Curation::withdrawn;
    }
    return Error{Code::bug, "An unknown choice", ""};
}

}  // namespace tidings
