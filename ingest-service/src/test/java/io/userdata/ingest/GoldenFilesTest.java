package io.userdata.ingest;

import io.userdata.starter.json.GoldenFilesContract;

class GoldenFilesTest extends GoldenFilesContract {}
