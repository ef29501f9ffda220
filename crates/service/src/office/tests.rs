//! What the office promises, with its costly work counted.
