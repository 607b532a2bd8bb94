import { render } from 'preact';
import { languageOf } from '../../server/text/language.ts';
import { connect } from './host.ts';
import { App } from './parts/app.tsx';

const root = document.getElementById('panel');
const language = languageOf(document.documentElement.lang) ?? 'en';
if (root) render(<App host={connect()} language={language} />, root);
