// Static pages, with what is rendered while the site is built.
export default { base: process.env.BASE };
