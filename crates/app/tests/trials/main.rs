//! Trials of the real program: it is killed, its ledger is tampered with, its disk fills up, and it is sent
//! what no browser sends. `docs/reliability.md` says what each showed and how to run the long forms.

#[cfg(test)]
mod chance;
#[cfg(test)]
mod evidence;
#[cfg(test)]
mod form;
#[cfg(test)]
mod http;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod waymark;

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod canaries;
#[cfg(test)]
mod full_disk;
#[cfg(test)]
mod kills;
#[cfg(test)]
mod tampering;
