export default { testEnvironment: "jsdom", transform: {}, testMatch: ["**/*.spec.js"] };
