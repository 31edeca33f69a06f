import { join } from 'node:path';
import * as electron from 'electron';
import { startShell } from './shell/shell.ts';

void startShell(electron, {
  pagesFolder: join(import.meta.dirname, '../renderer'),
  dataFolder: process.env.XIANGYUE_HOME,
  platform: process.platform,
  onUncaught(listen) {
    process.on('uncaughtException', listen);
    process.on('unhandledRejection', listen);
  },
});
