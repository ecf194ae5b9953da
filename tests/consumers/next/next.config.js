// Static pages, with what a server component renders while the site is built.
export default { output: "export", basePath: process.env.BASE };
