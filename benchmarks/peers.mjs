// Peers in JavaScript: node benchmarks/peers.mjs NAME FOLDER COUNT, as peers.py.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';

const [name, folder, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const require = createRequire(path.join(process.env.BENCHMARK_NODE_MODULES ?? process.cwd(), 'x.js'));
const template = fs.readFileSync(path.join(folder, 'template.docx'));

const peers = {
  docxtemplater() {
    const PizZip = require('pizzip');
    const Docxtemplater = require('docxtemplater');
    return async (words) => {
      const document = new Docxtemplater(new PizZip(template), { delimiters: { start: '{{', end: '}}' } });
      document.render(words);
      return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
  },
  'easy-template-x'() {
    const { TemplateHandler } = require('easy-template-x');
    const handler = new TemplateHandler({ delimiters: { tagStart: '{{', tagEnd: '}}' } });
    return (words) => handler.process(template, words);
  },
};

const make = peers[name]();
const out = path.join(folder, 'out', name);
fs.mkdirSync(out, { recursive: true });
// As many documents as peers.py makes before the clock starts.
const WARM_UP = 10;
const work = async (count) => {
  for (let number = 0; number < count; number++) {
    const words = JSON.parse(fs.readFileSync(path.join(folder, 'values', `${number}.json`)));
    fs.writeFileSync(path.join(out, `${number}.docx`), await make(words));
  }
};
await work(Math.min(WARM_UP, count));
const wall = performance.now();
const before = process.cpuUsage();
await work(count);
const used = process.cpuUsage(before);
console.log(JSON.stringify({ wall: (performance.now() - wall) / 1e3, processor: (used.user + used.system) / 1e6 }));
