//! The use cases, each once for the command line, the plain mode and the screens.

mod adopt;
mod begin;
mod compare;
mod conduct;
mod keep_case;
mod open;
pub mod transfer;

pub use adopt::{AdoptError, adopt_current_advice};
pub use begin::NewSession;
pub use compare::{CompareError, compare};
pub use conduct::{Clock, CommandOutcome, Conductor, InterviewStatus};
pub use keep_case::{case_of_session, keep_case};
pub use open::{OpenError, SelectedRulebook};
