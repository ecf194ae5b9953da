// What <who-said> needs of the analysis.

export { default as init, annotate, fileProblem } from "./core.js";
export { analyse } from "./analyse.js";
