// The addresses of a single-page application.

/** The page's fragment, where it is a single-page application's route. */
export function route() {
  return /^#[/!]/.test(location.hash) && location.hash;
}
