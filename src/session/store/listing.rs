//! Reads the sessions of a folder for a list that shows them while they are read, the last changed first.
//!
//! Reading ten thousand sessions takes seconds, asking the system for the times of their files a hundredth of
//! that, and listing their names a third of this again.

use super::{Error, Files, ListedFile, Store, summary};
use jiff::Timestamp;
use std::cmp::Reverse;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

/// The most files whose times are read before the first session. More would take longer than a screen may wait.
const MAX_TIMES_FIRST: usize = 1500;

/// How many sessions are read before the times of the files if there are more.
const FIRST_PAGE: usize = 40;

/// How long sessions are read before they are reported: more than showing them takes, and too short to be noticed.
const REPORT_INTERVAL: Duration = Duration::from_millis(5);

/// A part of what [`Store::load`] reads.
#[derive(Debug)]
pub enum Loaded {
    /// All files that are named like a session's, a page of those with the latest days in their names first. The
    /// other parts refer to them by their index. This is the first part.
    Files(Vec<Arc<Path>>),
    /// When each of the files was last written, the latest first: an estimate of when its session was last
    /// changed. Files that no longer exist are missing.
    Times(Vec<(usize, Timestamp)>),
    /// Some of the files.
    Sessions(Vec<(usize, ListedFile)>),
}

impl<F: Files> Store<F> {
    /// Reads all sessions, the last changed first, and reports them in parts. A missing folder has none.
    ///
    /// `requested` returns the files to read next, if that has changed. `report` returns whether to continue.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn load(
        &self,
        mut requested: impl FnMut() -> Option<Vec<usize>>,
        mut report: impl FnMut(Loaded) -> bool,
    ) -> Result<(), Error> {
        let files = self.latest_files_first()?;
        let mut is_unread = vec![true; files.len()];
        let mut read = |upcoming: &[usize], report: &mut dyn FnMut(Loaded) -> bool| {
            let (mut upcoming, mut next) = (upcoming.iter(), Vec::new());
            let (mut sessions, mut since) = (Vec::new(), Instant::now());
            loop {
                if let Some(mut files) = requested() {
                    files.reverse();
                    next = files;
                }
                let Some(file) = next.pop().or_else(|| upcoming.next().copied()) else { break };
                if std::mem::take(&mut is_unread[file]) {
                    sessions.push((file, self.read_listed(&files[file])));
                }
                if since.elapsed() > REPORT_INTERVAL {
                    if !report(Loaded::Sessions(std::mem::take(&mut sessions))) {
                        return false;
                    }
                    since = Instant::now();
                }
            }
            report(Loaded::Sessions(sessions))
        };
        let first_page: Vec<_> = (0..FIRST_PAGE).collect();
        if !report(Loaded::Files(files.clone()))
            || files.len() > MAX_TIMES_FIRST && !read(&first_page, &mut report)
        {
            return Ok(());
        }
        let time = |path: &Path| Timestamp::try_from(self.files.modified(path).ok()?).ok();
        let times = files.iter().enumerate().filter_map(|(file, path)| Some((file, time(path)?)));
        let mut times: Vec<_> = times.collect();
        times.sort_by_key(|(_, time)| Reverse(*time));
        let order: Vec<_> = times.iter().map(|(file, _)| *file).collect();
        if report(Loaded::Times(times)) {
            read(&order, &mut report);
        }
        Ok(())
    }

    /// Returns every file that is named like a session's, beginning with a page of the last by name, which are the
    /// latest by day.
    fn latest_files_first(&self) -> Result<Vec<Arc<Path>>, Error> {
        let mut files: Vec<Arc<Path>> = self.files_in_folder("json")?.into_iter().map(Arc::from).collect();
        // Paths in one folder have the order of their text, which compares faster.
        let by_name = |a: &Arc<Path>, b: &Arc<Path>| b.as_os_str().cmp(a.as_os_str());
        let page = files.len().min(FIRST_PAGE);
        if page < files.len() {
            files.select_nth_unstable_by(page, by_name);
        }
        files[..page].sort_unstable_by(by_name);
        Ok(files)
    }

    /// Reads a file of the folder for a list.
    pub fn read_listed(&self, path: &Path) -> ListedFile {
        match self.read(path) {
            Ok(session) => ListedFile::Valid(Box::new(summary(&session, path.to_owned()))),
            Err(error) => ListedFile::Damaged { problems: error.problems(), path: path.to_owned() },
        }
    }

    /// Sets a file's time to that of the last change of its session, so that the estimate is right. Errors
    /// are ignored.
    pub(super) fn set_modified(&self, path: &Path, changed: Timestamp) {
        if let Ok(changed) = SystemTime::try_from(changed) {
            let _ = self.files.set_modified(path, changed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FIRST_PAGE, Loaded, MAX_TIMES_FIRST};
    use crate::session::store::tests::{minute, save_session, session, store};
    use crate::session::{ListedFile, Store};
    use std::fs::{self, File};
    use std::path::Path;
    use std::sync::Arc;

    /// Reads all sessions and returns the files, how many have a time, and the order of reading, with `usize::MAX` for
    /// the times. `requests` are the files requested before each file.
    fn load(store: &Store, requests: Vec<Vec<usize>>) -> (Vec<Arc<Path>>, usize, Vec<usize>) {
        let (mut all_files, mut timed, mut read) = (Vec::new(), 0, Vec::new());
        let mut requests = requests.into_iter();
        let report = |part| {
            match part {
                Loaded::Files(files) => all_files = files,
                Loaded::Times(times) => {
                    timed = times.len();
                    read.push(usize::MAX);
                }
                Loaded::Sessions(sessions) => read.extend(sessions.into_iter().map(|(file, _)| file)),
            }
            true
        };
        store.load(|| requests.next(), report).expect("the folder can be listed");
        (all_files, timed, read)
    }

    /// Files have the times of their sessions' last changes, and the last changed is read first.
    #[test]
    fn load_begins_with_the_last_changed_session() {
        let (_folder, store) = store();
        assert_eq!(load(&store, Vec::new()), (Vec::new(), 0, vec![usize::MAX]), "a missing folder");
        let own = save_session(&store, "Written now", 1);
        let mut old = session("Old");
        old.rename("From elsewhere, and old", minute(-9_000_000));
        let old = store.import(old).expect("importing works").path().to_owned();
        let copy = store.duplicate(&own, "Copy", minute(-900)).expect("copying works");
        fs::write(store.folder().join("no session.txt"), "").expect("the file can be written");
        let (files, _, read) = load(&store, Vec::new());
        let read: Vec<_> = read[1..].iter().map(|file| &*files[*file]).collect();
        assert_eq!(read, [&own, &copy, &old]);
        assert_eq!(
            store.read_listed(&own).summary().map(|one| one.name.clone()).as_deref(),
            Some("Written now")
        );
    }

    /// Requested files are read next, the last request first, and no file is read twice.
    #[test]
    fn load_reads_requested_files_first() {
        let (_folder, store) = store();
        fs::create_dir_all(store.folder()).expect("it can be created");
        for number in 0..8 {
            let path = store.folder().join(format!("{number}.json"));
            fs::write(&path, "{").expect("the file can be written");
            let time = minute(-number).try_into().expect("a time of the system");
            File::options().write(true).open(&path).and_then(|file| file.set_modified(time)).expect("a time");
        }
        let (_, _, read) = load(&store, vec![vec![6, 7, 0], vec![5, 6]]);
        assert_eq!(read[1..], [6, 5, 7, 4, 3, 2, 1, 0], "the last file by name was changed first");
    }

    /// Of many files, the latest by name are read before the times of all.
    #[test]
    fn load_reads_a_page_before_many_times() {
        let (_folder, store) = store();
        fs::create_dir_all(store.folder()).expect("it can be created");
        let write = |name: String| {
            fs::write(store.folder().join(format!("{name}.json")), "{").expect("the file can be written");
        };
        (0..MAX_TIMES_FIRST).for_each(|number| write(format!("20261121-{number:04}")));
        for name in ["20261123-b", "20261123-a"] {
            write(name.to_owned());
        }
        let (files, timed, read) = load(&store, Vec::new());
        let name = |file: usize| files[file].file_stem().expect("the path has a file name").to_string_lossy();
        assert_eq!([name(0), name(1), name(2)], ["20261123-b", "20261123-a", "20261121-1499"]);
        assert_eq!(read[..FIRST_PAGE], (0..FIRST_PAGE).collect::<Vec<_>>());
        assert_eq!(
            (read[FIRST_PAGE], read.len()),
            (usize::MAX, files.len() + 1),
            "then the times, then the rest"
        );
        assert_eq!(timed, files.len());
    }

    /// Reading stops when nobody wants more.
    #[test]
    fn load_stops_when_told() {
        let (_folder, store) = store();
        save_session(&store, "Acme", 1);
        let mut parts = 0;
        let report = |_| {
            parts += 1;
            false
        };
        store.load(|| None, report).expect("the folder can be listed");
        assert_eq!(parts, 1);
    }

    /// However many files are damaged, the problems of a list are limited.
    #[test]
    fn list_limits_the_number_of_problems() {
        let (_folder, store) = store();
        fs::create_dir_all(store.folder()).expect("it can be created");
        let text = session("Acme").to_line();
        let zeros = format!("\"events\":[{}]", vec!["0"; 2000].join(","));
        let start = text.find("\"events\"").expect("there are events");
        let end = start + text[start..].find(']').expect("the list ends") + 1;
        let damaged = format!("{}{zeros}{}", &text[..start], &text[end..]);
        for number in 0..15 {
            fs::write(store.folder().join(format!("{number}.json")), &damaged)
                .expect("the file can be written");
        }
        let listed = store.list().expect("the folder can be listed");
        let problems = |one: &ListedFile| match one {
            ListedFile::Damaged { problems, .. } => problems.len(),
            ListedFile::Valid(_) => 0,
        };
        assert!(listed.iter().all(|one| problems(one) > 0), "each has a problem");
        assert!(listed.iter().map(problems).sum::<usize>() <= 10_015);
    }
}
