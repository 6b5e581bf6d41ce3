import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { loadDocs } from './docs.ts';
import { serve } from './index.ts';

serve(createConnection(ProposedFeatures.all), { loadDocs });
