// What is said where an article has no annotation, and nothing that would make one.

import { failure } from "./failure.js";

export const none = () =>
  failure(
    "annotation",
    "this article has no annotation, and whosaid/reader analyses none; add " +
      '<script type="application/json" data-whosaid>, annotation="…", or the attribute fallback',
  );
