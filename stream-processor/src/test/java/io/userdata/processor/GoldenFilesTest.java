package io.userdata.processor;

import io.userdata.starter.json.GoldenFilesContract;

class GoldenFilesTest extends GoldenFilesContract {}
