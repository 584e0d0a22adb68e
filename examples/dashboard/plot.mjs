// What the page uses of Observable Plot: scripts/dashboard bundles it into plot.js.
export { dot, lineY, plot, rect, ruleX, text } from "@observablehq/plot";
