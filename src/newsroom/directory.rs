//! A site's own directory: who somebody is, beside what the text says.

use crate::annotate::{Profile, Speaker};
use crate::text::Case;

use super::json::quoted;
use super::{Entry, Place, Problem};

/// Somebody whom a site knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema), schemars(rename_all = "camelCase"))]
pub struct Person {
    /// The name, as the site writes it.
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(length(min = 1)))]
    pub name: String,
    /// Other names under which articles mention this person.
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(default))]
    pub aliases: Vec<String>,
    /// Shown where the text states no role, and beside it where it states another.
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(default))]
    pub role: Option<String>,
    /// Address of a picture: `https://…`, `http://…`, or a path on the same site that begins with `/`.
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(default, regex(pattern = r"^(https?://|/(?!/))")))]
    pub picture: Option<String>,
    /// Address of a page about this person, of the same forms.
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(default, regex(pattern = r"^(https?://|/(?!/))")))]
    pub link: Option<String>,
    /// Addresses of pages elsewhere about the same person.
    #[cfg_attr(
        all(test, not(target_arch = "wasm32")),
        schemars(default, inner(regex(pattern = r"^(https?://|/(?!/))")))
    )]
    pub same_as: Vec<String>,
}

impl Entry for Person {
    const REMEDY: &'static str = "A directory is a list of people, [{\"name\": \"Jan Roe\", \"aliases\": [\"J. Roe\"], \
        \"role\": \"Mayor\", \"picture\": \"/roe.jpg\", \"link\": \"https://example.org/roe\", \"sameAs\": \
        [\"https://example.net/roe\"]}], each with a name; see schema/people.schema.json";

    fn read(entry: &Place) -> Result<Person, Problem> {
        let name = entry.required("name")?;
        if fold(&name.text()?).is_empty() {
            return Err(name.problem("the name is empty"));
        }
        let address = |place: Place| {
            let url = place.text()?;
            if web_address(&url) {
                return Ok(url);
            }
            Err(place.problem(quoted(&url) + " is no address that begins with https://, http:// or a single /"))
        };
        let list = |name: &str| Ok(entry.member(name)?.map(|list| list.list()).transpose()?.unwrap_or_default());
        Ok(Person {
            name: name.text()?,
            aliases: list("aliases")?.iter().map(Place::text).collect::<Result<_, _>>()?,
            role: entry.optional("role")?,
            picture: entry.member("picture")?.map(address).transpose()?,
            link: entry.member("link")?.map(address).transpose()?,
            same_as: list("sameAs")?.into_iter().map(address).collect::<Result<_, _>>()?,
        })
    }
}

/// Whether a page may link to this: http or https, or a path on the same site. Browsers ignore line breaks and tabs
/// within addresses and read `\` as `/`, so nothing of the kind is let through.
pub fn web_address(url: &str) -> bool {
    let local = url.starts_with('/') && !url.starts_with("//");
    (local || url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\')
}

/// Whether two names are the same but for case, punctuation and white space.
pub fn names_alike(a: &str, b: &str) -> bool {
    let a = fold(a);
    !a.is_empty() && a == fold(b)
}

/// The entry for each speaker of a text; `None` where there is none, or more than one that it could be.
///
/// A name that the text gives to two speakers stands for neither. Where nobody has the speaker's own name, one of its
/// other names in the text will do, if it has at least two words: a surname alone may be somebody else's.
///
/// ```
/// use whosaid::newsroom::{Person, find};
/// let annotation = whosaid::annotate("“The ice is thin,” said Mayor Jan Roe.", &whosaid::Options::default());
/// let people = [Person { name: "Jan Roe".into(), role: Some("Mayor of Velm".into()), ..Person::default() }];
/// let found = find(&people, &annotation.speakers);
/// assert_eq!(found[0].and_then(|person| person.role.as_deref()), Some("Mayor of Velm"));
/// ```
pub fn find<'p>(people: &'p [Person], speakers: &[Speaker]) -> Vec<Option<&'p Person>> {
    if people.is_empty() {
        return vec![None; speakers.len()];
    }
    let index = Index::new(people);
    let names: Vec<String> = speakers.iter().map(|speaker| fold(&speaker.name)).collect();
    let one = |(i, speaker): (usize, &Speaker)| {
        let name = names.get(i)?;
        if names.iter().enumerate().any(|(j, other)| j != i && other == name) {
            return None;
        }
        match index.find(name) {
            Found::One(person) => Some(person),
            Found::Several => None,
            Found::None => index.by_other_names(&speaker.aliases),
        }
    };
    speakers.iter().enumerate().map(one).collect()
}

/// Says of each speaker what the site's directory has on it: the entry that [`find`] finds.
pub fn describe(speakers: &mut [Speaker], people: &[Person]) {
    let found: Vec<_> = find(people, speakers).into_iter().map(|person| person.map(Person::profile)).collect();
    for (speaker, profile) in speakers.iter_mut().zip(found) {
        speaker.profile = profile;
    }
}

impl Person {
    fn profile(&self) -> Profile {
        let Person { name, role, picture, link, same_as, .. } = self.clone();
        Profile { name, role, picture, link, same_as }
    }
}

enum Found<'p> {
    None,
    One(&'p Person),
    Several,
}

/// All names of a directory, folded once.
struct Index<'p> {
    names: Vec<(String, &'p Person)>,
    aliases: Vec<(String, &'p Person)>,
}

impl<'p> Index<'p> {
    fn new(people: &'p [Person]) -> Self {
        let names = people.iter().map(|p| (fold(&p.name), p)).collect();
        let aliases = people.iter().flat_map(|p| p.aliases.iter().map(move |alias| (fold(alias), p))).collect();
        Index { names, aliases }
    }

    /// Names count before aliases: somebody's alias may be somebody else's name.
    fn find(&self, name: &str) -> Found<'p> {
        match pick(&self.names, name) {
            Found::None => pick(&self.aliases, name),
            found => found,
        }
    }

    fn by_other_names(&self, names: &[String]) -> Option<&'p Person> {
        let mut found: Option<&Person> = None;
        for name in names.iter().filter(|name| name.trim().contains(char::is_whitespace)) {
            match (self.find(&fold(name)), found) {
                (Found::None, _) => {}
                (Found::One(person), before) if before.is_none_or(|before| std::ptr::eq(person, before)) => {
                    found = Some(person);
                }
                _ => return None,
            }
        }
        found
    }
}

/// The one person of this name, who may be listed with it more than once.
fn pick<'p>(list: &[(String, &'p Person)], name: &str) -> Found<'p> {
    let mut found = list.iter().filter(|(own, _)| own == name && !name.is_empty()).map(|(_, person)| *person);
    match found.next() {
        None => Found::None,
        Some(first) if found.all(|other| std::ptr::eq(first, other)) => Found::One(first),
        Some(_) => Found::Several,
    }
}

fn fold(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.lower().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::SpeakerKind;

    fn speaker(name: &str, aliases: &[&str]) -> Speaker {
        Speaker {
            id: name.into(),
            name: name.into(),
            kind: SpeakerKind::Person,
            role: None,
            aliases: aliases.iter().map(|a| a.to_string()).collect(),
            handle: None,
            mentions: Vec::new(),
            profile: None,
        }
    }

    fn person(name: &str, aliases: &[&str]) -> Person {
        let aliases = aliases.iter().map(|a| a.to_string()).collect();
        Person { name: name.into(), aliases, ..Person::default() }
    }

    fn found(people: &[Person], speaker: &Speaker) -> Option<String> {
        find(people, std::slice::from_ref(speaker))[0].map(|p| p.name.clone())
    }

    #[test]
    fn names_are_compared_without_case_and_punctuation() {
        let people = [person("Jan O’Roe-Dahl", &[])];
        assert!(found(&people, &speaker("JAN O'ROE DAHL", &[])).is_some());
        assert!(found(&people, &speaker("Jan Roe", &[])).is_none());
    }

    #[test]
    fn aliases_count_where_no_name_does() {
        let people = [person("Jan Roe", &["The Mayor", "J. Roe"]), person("The Mayor", &[])];
        assert_eq!(found(&people, &speaker("J Roe", &[])).as_deref(), Some("Jan Roe"));
        assert_eq!(found(&people, &speaker("The Mayor", &[])).as_deref(), Some("The Mayor"));
    }

    #[test]
    fn what_could_be_two_people_is_left_alone() {
        let people = [person("Jan Roe", &["Roe"]), person("Ann Roe", &["Roe"]), person("Jan  roe", &[])];
        assert_eq!(found(&people, &speaker("Roe", &[])), None);
        assert_eq!(found(&people, &speaker("Jan Roe", &[])), None);
        let both = [speaker("Ann Roe", &[]), speaker("Ann Roe", &[])];
        assert_eq!(find(&people, &both), [None, None]);
    }

    #[test]
    fn other_names_in_the_text_count_if_they_are_more_than_a_surname() {
        let people = [person("Jan Roe", &["Roe"])];
        assert_eq!(found(&people, &speaker("Jan Q. Roe", &["Roe"])), None);
        assert_eq!(found(&people, &speaker("Jan Q. Roe", &["Roe", "Jan Roe"])).as_deref(), Some("Jan Roe"));
    }

    #[test]
    fn only_web_addresses_and_paths_of_the_site() {
        for good in ["https://example.org/a", "http://example.org", "/people/roe.jpg"] {
            assert!(web_address(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)", "//example.org/x", "data:image/png,x", "java\nscript:x", "/\\example.org",
            "roe.jpg", " /x",
        ] {
            assert!(!web_address(bad), "{bad}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn a_wrong_file_is_said_with_place_and_remedy() {
        let read = |json: &str| {
            let problem = super::super::read::<Person>(&serde_json::from_str(json).unwrap()).unwrap_err();
            assert!(problem.to_string().ends_with("see schema/people.schema.json"), "{problem}");
            (problem.at, problem.what)
        };
        let (at, what) = read(r#"[{"name": "Jan Roe"}, {"name": "Ann Dahl", "aliases": ["Ann", 3]}]"#);
        assert_eq!(at, "[1].aliases[1]");
        assert_eq!(what, "expected a text, found a number");
        let (at, what) = read(r#"[{"nane": "Jan Roe"}]"#);
        assert_eq!(at, "[0]");
        assert_eq!(what, "\"name\" is missing");
        assert_eq!(read(r#"[{"name": " "}]"#).0, "[0].name");
        let (at, what) = read(r#"[{"name": "Roe", "sameAs": ["/a", "javascript:alert(1)"]}]"#);
        assert_eq!(at, "[0].sameAs[1]");
        assert!(what.starts_with("\"javascript:alert(1)\" is no address"), "{what}");
        assert_eq!(read(r#"{"people": []}"#), (String::new(), "expected a list, found an object".into()));
    }
}
