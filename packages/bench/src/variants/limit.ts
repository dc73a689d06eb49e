import { servePages } from '../serve-pages.ts';
import { limitPage } from './limit-page.ts';

servePages(limitPage);
