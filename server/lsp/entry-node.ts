import { serve } from './main-node.ts';

serve(new URL('.', import.meta.url));
