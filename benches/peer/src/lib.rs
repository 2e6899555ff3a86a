//! Only its benchmark is of interest.
