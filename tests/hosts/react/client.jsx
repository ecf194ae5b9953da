// In the browser: takes over the server's HTML where there is some, else renders from nothing.
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./app.jsx";

window.complaints = [];
const complain = (error) => window.complaints.push(String(error));
const options = { onRecoverableError: complain, onUncaughtError: complain, onCaughtError: complain };
const root = document.querySelector("#root");
if (root.firstElementChild) hydrateRoot(root, <App />, options);
else createRoot(root, options).render(<App />);
