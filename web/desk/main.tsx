import './styles.ts';
import { createRoot } from 'react-dom/client';
import { startWords } from '../client/i18n.ts';
import { chooseLocale } from '../client/locale.ts';
import { apiSource } from './api-source.ts';
import { DeskApp } from './desk-app.tsx';

await startWords(chooseLocale());
createRoot(document.getElementById('root')!).render(<DeskApp source={apiSource} />);
