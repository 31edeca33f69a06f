// `npm run bench -- NAME [OPTIONS]`: measures one part of the program beside its peers.

export {};

type Bench = { run(words: string[]): Promise<void> };

const BENCHES: Record<string, () => Promise<Bench>> = {
  council: () => import('./council/council.ts'),
  merit: () => import('./merit/merit.ts'),
  store: () => import('./store/store.ts'),
  sync: () => import('./sync/sync.ts'),
};

const [name = '', ...words] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) await (await bench()).run(words);
else {
  const known = Object.keys(BENCHES).map((one) => `npm run bench -- ${one}`);
  console.error(name === '' ? 'Which bench? These are known:' : `No bench is called ${name}. These are known:`);
  console.error(known.map((line) => `  ${line}`).join('\n'));
  process.exitCode = 1;
}
