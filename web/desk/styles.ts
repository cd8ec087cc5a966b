// The order matters: tokens first, then Mantine in its layer, then our base.
import '../ui/tokens.css';
import './mantine.css';
import 'virtual:mantine-variables.css';
import '../ui/base.css';
import './desk.css';
