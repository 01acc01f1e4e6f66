// Copies what pages load from node_modules to wwwroot/lib. Called by the FrontEnd target of Miaopu.Web.csproj.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const from = (path) => join(here, "node_modules", path);
const to = (path) => {
  const target = join(here, "wwwroot/lib", path);
  mkdirSync(dirname(target), { recursive: true });
  return target;
};

rmSync(join(here, "wwwroot/lib"), { recursive: true, force: true });

// Tabler goes into a cascade layer, so that css/miaopu.css wins without counting selectors. Its pictures are data: URIs,
// which the content security policy refuses; the few that are needed are files in wwwroot/img.
const tabler = readFileSync(from("@tabler/core/dist/css/tabler.min.css"), "utf8")
  .replace(/^@charset "[^"]*";/, "")
  .replace(/url\("data:[^"]*"\)/g, "none")
  .replace(/\/\*# sourceMappingURL=.*?\*\//, "");
writeFileSync(to("tabler/tabler.min.css"), `@layer tabler{${tabler}}\n`);

copyFileSync(from("htmx.org/dist/htmx.min.js"), to("htmx.js"));
copyFileSync(from("echarts/dist/echarts.common.min.js"), to("echarts.js"));
