// The parts of libxml2 that BlockXML uses: the SAX2 push parser and its positions.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
