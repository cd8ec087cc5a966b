import '../desk/styles.ts';
import { createRoot } from 'react-dom/client';
import { DeskApp } from '../desk/desk-app.tsx';
import { drawnSource } from './drawn-source.ts';
import { startGallery } from './present.ts';

await startGallery();
createRoot(document.getElementById('root')!).render(<DeskApp source={drawnSource} />);
