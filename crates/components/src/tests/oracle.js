// Prints what Nunjucks itself makes of the packages' templates: reads a list of
// sources from standard input, writes the list of what they print.
const fs = require("node:fs");
const path = require("node:path");

const modules = process.argv[2];
const load = (name) => require(path.join(modules, name));
const packages = ["govuk-frontend/dist", "@ministryofjustice/frontend"].map((name) => path.join(modules, name));
const env = load("nunjucks").configure(packages, { autoescape: true, trimBlocks: true, lstripBlocks: true });
for (const [name, filter] of Object.entries(load("@ministryofjustice/frontend/moj/filters/all.js")())) {
  env.addFilter(name, filter);
}

const components = path.join(modules, "@ministryofjustice/frontend/moj/components");
const imports = fs
  .readdirSync(components)
  .map((name) => path.join(components, name, "macro.njk"))
  .filter((file) => fs.existsSync(file))
  .map((file) => {
    const [, name] = fs.readFileSync(file, "utf8").match(/macro (\w+)\(/);
    return `{% from "moj/components/${path.basename(path.dirname(file))}/macro.njk" import ${name} %}`;
  })
  .join("");

const sources = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(sources.map((source) => env.renderString(imports + source, {}))));
