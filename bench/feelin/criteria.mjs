// Reads carriers as JSON from standard input, evaluates the six criteria of the makerspace pack with feelin, and writes seconds and answers (six bits a carrier).
// Days are numbers, as in the hand-written peer; an open end is a day after all others.
import { readFileSync } from "node:fs";
import { evaluate } from "feelin";

const { cutoff, before, carriers } = JSON.parse(readFileSync(0, "utf8"));
const held = "起 <= 截点 and 止 >= 截点";
const lately = "起 > 一年前 and 起 <= 截点";
const residents = `count(distinct values(入驻[${held}].主体))`;
const professional = `count(人员[${held} and 专职 = true and 岗位 != "物业" and (从业经历 != null or 创业服务培训 = true)])`;

const criteria = [
  `sum(场地[${held}].面积) >= 500 and sum(场地[${held} and 用途 in ("创业工位", "公共服务")].面积) >= 0.75 * sum(场地[${held}].面积)`,
  `sum(场地[${held} and 用途 = "公共服务"].面积) > 0 and count(设备[${held} and 开放共享 = true and 类别 = "互联网接入" and 收费 in ("免费", "低成本")]) >= 1
    and count(设备[${held} and 开放共享 = true and 类别 = "公共软件"]) >= 1 and count(设备[${held} and 开放共享 = true and 类别 = "共享办公设施"]) >= 1`,
  `sum(场地[${held} and 工位数 != null].工位数) >= 20 and ${residents} >= 15`,
  `(count(入驻[类型 = "团队" and 注册为企业 > 一年前 and 注册为企业 <= 截点]) >= 5 or count(distinct values(融资[${lately}].主体)) >= 2) and count(典型案例[${lately}]) >= 1`,
  `count(人员[${held}]) > 0 and ${professional} >= 0.6 * count(人员[${held}]) and ${professional} >= ceiling(${residents} / 15)
    and count(distinct values(导师[${held} and list contains(类别, "创业导师")].姓名)) >= ceiling(${residents} / 15)`,
  `count(活动[${lately}]) >= 5`,
];

const run = () => carriers.map((carrier) => {
  const context = { ...carrier, 截点: cutoff, 一年前: before };
  return criteria.reduce((bits, text, i) => bits | (evaluate(text, context).value === true ? 1 << i : 0), 0);
});

run();
const start = performance.now();
const answers = run();
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, answers }));
