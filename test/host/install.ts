import { setUpHost } from './setup.ts';

setUpHost();
